import { boardOutput, Refusal, type BoardNotice, type QueryType } from '@heli/sdk';
import type { Actor, Permit } from '../access/actor.js';
import { MechanismFault, MechanismPaused } from '../fault/faults.js';
import type { Kernel } from '../kernel.js';

/** What one query has published at an organisation. */
export interface BoardSection {
  /** The query's name: `council.publicBoard`. */
  readonly query: string;
  /** The latest first; undefined while its mechanism can't answer. */
  readonly notices: readonly BoardNotice[] | undefined;
  /** Where the older ones begin; undefined where there are none. */
  readonly older: number | undefined;
}

const onPage = 20;

/** Nobody in particular: what the answer asks further is answered to them alone, which is nothing. */
const everybody: Actor = { id: 'system:board', kind: 'display', grants: [], audience: 'public' };

/** What is published for everybody, whoever published it: the answers of the queries declared for the board. */
export class Board {
  constructor(private readonly house: Pick<Kernel, 'registry' | 'queries' | 'tree' | 'today'>) {}

  /**
   * The sections of an organisation's board, each at its beginning.
   * @throws Refusal not-found
   */
  async sections(organisation: string): Promise<BoardSection[]> {
    this.#known(organisation);
    const shown = this.#queries().filter((query) => this.house.queries.active(query, organisation));
    return Promise.all(shown.map((query) => this.#section(query, organisation, 0)));
  }

  /**
   * One section, from a place in its list on.
   * @throws Refusal not-found
   */
  async section(organisation: string, name: string, offset: number): Promise<BoardSection> {
    this.#known(organisation);
    return this.#section(this.#query(name), organisation, offset);
  }

  /** @throws Refusal not-found; MechanismPaused or MechanismFault */
  async notice(organisation: string, name: string, id: string): Promise<BoardNotice> {
    this.#known(organisation);
    const [notice] = await this.#ask(this.#query(name), organisation, { id });
    if (!notice) throw new Refusal('not-found', 'core.refusal.notOnBoard');
    return notice;
  }

  async #section(query: QueryType, organisation: string, offset: number): Promise<BoardSection> {
    try {
      const found = await this.#ask(query, organisation, { offset, limit: onPage + 1 });
      const older = found.length > onPage ? offset + onPage : undefined;
      return { query: query.name, notices: found.slice(0, onPage), older };
    } catch (error) {
      // The other sections are none the worse for it; the fault is recorded where it happened.
      if (error instanceof MechanismFault || error instanceof MechanismPaused)
        return { query: query.name, notices: undefined, older: undefined };
      throw error;
    }
  }

  async #ask(query: QueryType, organisation: string, input: object): Promise<BoardNotice[]> {
    const organisations = this.house.tree.reachOf(organisation, this.house.today());
    const permit: Permit = { role: 'display', scope: 'subtree', rows: { organisations }, unitIds: [] };
    const parsed = query.input.parse(input);
    return boardOutput.parse(
      await this.house.queries.answerAs(everybody, permit, organisation, query, parsed),
    );
  }

  #queries(): QueryType[] {
    return this.house.registry.contracts.flatMap(({ queries }) =>
      Object.values(queries).filter(({ board }) => board),
    );
  }

  #query(name: string): QueryType {
    const query = this.house.registry.query(name);
    if (query?.board !== true) throw new Refusal('not-found', 'core.refusal.unknownPath');
    return query;
  }

  #known(organisation: string): void {
    if (!this.house.tree.has(organisation))
      throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation });
  }
}
