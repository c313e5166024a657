import type { OwnScene } from '@heli/protocol';
import type { SceneLayout } from '../contract/scene-contract.js';
import type { Database } from '../database/database.js';
import type { Displays } from '../display/displays.js';
import type { Entry } from '../log/entry.js';
import type { OrganisationTree } from '../organisation/tree.js';

export interface SceneRow {
  readonly id: string;
  readonly organisation: string;
  /** A {@link SceneLayout} as JSON. */
  readonly draft: string | null;
  readonly published: string | null;
  readonly published_at: string | null;
}

interface Published {
  readonly organisation: string;
  readonly below: boolean;
  readonly scene: OwnScene;
}

/** The scenes that organisations have put together and published: what rooms hold cells for, and what walls show. */
export class Scenes {
  #published: readonly Published[] = [];

  constructor(
    private readonly database: Database,
    private readonly tree: OrganisationTree,
    private readonly today: () => string,
    private readonly displays: Displays,
  ) {}

  async load(): Promise<void> {
    const rows = await this.database.sql.reader.all<SceneRow>(
      'SELECT * FROM core_scene WHERE published IS NOT NULL ORDER BY id',
    );
    this.#published = rows.map(({ id, organisation, published }) => {
      const { below, name, nameEn, tiles } = JSON.parse(published ?? '{}') as SceneLayout;
      const scene = { id, name, tiles, ...(nameEn !== undefined && { nameEn }) };
      return { organisation, below, scene };
    });
  }

  /** Takes note of scenes that were published or removed, and has the walls there and below learn of it. */
  async committed(entries: readonly Entry[]): Promise<boolean> {
    const own = entries.filter(({ type }) => type.startsWith('core.scene'));
    if (own.length === 0) return false;
    await this.load();
    const today = this.today();
    await this.displays.tellThose(({ organisation: at }) =>
      own.some(({ organisation }) => this.tree.isWithin(at, organisation, today)),
    );
    return true;
  }

  /** Those an organisation's walls show: its own, and those that one above has published for all below. */
  at(organisation: string): readonly OwnScene[] {
    if (this.#published.length === 0) return [];
    const line = new Set(this.tree.lineOf(organisation, this.today()));
    return this.#published
      .filter((one) => one.organisation === organisation || (one.below && line.has(one.organisation)))
      .map(({ scene }) => scene);
  }
}
