import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Space, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { SceneTile } from '@heli/protocol';
import type { Place } from '@heli/sdk';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import { AddTile } from './add-tile.js';
import { placed, type Layout } from './layout.js';
import { Preview } from './preview.js';
import type { SceneRow } from './scene-types.js';
import { TileFields } from './tile-fields.js';
import { TileGrid } from './tile-grid.js';

const empty: Layout = { name: '', below: false, tiles: [] };

/** A scene of one's own: what is on its grid, beside how a wall would show it now. */
export function SceneEditor() {
  const { t } = useWords();
  const { organisation } = usePlace();
  const { sceneId = 'new' } = useParams();
  const scenes = useAsk<readonly SceneRow[]>(organisation, 'core.scenes');
  const row = scenes.data?.find((one) => one.sceneId === sceneId && one.organisation === organisation);
  if (scenes.error) return <Problem error={scenes.error} onRetry={() => void scenes.refetch()} />;
  if (!scenes.data) return <Spin description={t('admin.loading')} />;
  if (!row && sceneId !== 'new') return <p>{t('admin.scene.gone')}</p>;
  const kept = row?.draft ?? row?.published ?? empty;
  return <Editor key={`${organisation} ${sceneId} ${row?.draft ? 'draft' : ''}`} row={row} kept={kept} />;
}

interface EditorProps {
  readonly row: SceneRow | undefined;
  readonly kept: Layout;
}

function Editor({ row, kept }: EditorProps) {
  const { t } = useWords();
  const [layout, setLayout] = useState(kept);
  const [chosen, setChosen] = useState<number>();
  const change = (tiles: readonly SceneTile[]): void => setLayout({ ...layout, tiles });
  const place = (index: number, at: Place): void => change(placed(layout.tiles, index, at));
  const remove = (index: number): void => {
    change(layout.tiles.filter((_, i) => i !== index));
    setChosen(undefined);
  };
  const add = (tile: SceneTile): void => {
    change([...layout.tiles, tile]);
    setChosen(layout.tiles.length);
  };
  const tile = chosen === undefined ? undefined : layout.tiles[chosen];
  const state = row ? (row.draft ? 'draft' : 'published') : 'new';
  return (
    <>
      <h1>{layout.name === '' ? t('admin.scene.new') : layout.name}</h1>
      <Section
        title={t('admin.scene.about')}
        aside={<span className="small">{t(`admin.scene.state.${state}`)}</span>}
      >
        <NameFields layout={layout} onChange={setLayout} />
        <Verbs row={row} layout={layout} changed={JSON.stringify(layout) !== JSON.stringify(kept)} />
      </Section>
      <div className="scene-editor">
        <Section title={t('admin.scene.grid')}>
          <p id="scene-keys" className="small">
            {t('admin.scene.keys')}
          </p>
          <TileGrid
            tiles={layout.tiles}
            chosen={chosen}
            onChoose={setChosen}
            onPlace={place}
            onRemove={remove}
          />
        </Section>
        <Section title={t('admin.scene.preview')}>
          <Preview layout={layout} />
        </Section>
      </div>
      {tile && chosen !== undefined && (
        <Section title={t('admin.scene.chosen')}>
          <TileFields
            tile={tile}
            onChange={(next) => change(layout.tiles.map((one, i) => (i === chosen ? next : one)))}
            onPlace={(at) => place(chosen, at)}
            onRemove={() => remove(chosen)}
          />
        </Section>
      )}
      <Section title={t('admin.scene.addTile')}>
        <AddTile tiles={layout.tiles} onAdd={add} />
      </Section>
    </>
  );
}

interface NameFieldsProps {
  readonly layout: Layout;
  readonly onChange: (layout: Layout) => void;
}

function NameFields({ layout, onChange }: NameFieldsProps) {
  const { t } = useWords();
  const { nameEn: _, ...rest } = layout;
  return (
    <Form layout="vertical" component={false}>
      <Space wrap align="start">
        <Form.Item label={t('admin.wall.name')} htmlFor="scene-name">
          <Input
            id="scene-name"
            maxLength={30}
            value={layout.name}
            onChange={({ target }) => onChange({ ...layout, name: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('admin.scene.nameEn')} htmlFor="scene-name-en">
          <Input
            id="scene-name-en"
            maxLength={30}
            value={layout.nameEn ?? ''}
            onChange={({ target: { value } }) =>
              onChange({ ...rest, ...(value !== '' && { nameEn: value }) })
            }
          />
        </Form.Item>
        <Form.Item label=" ">
          <Checkbox
            checked={layout.below}
            onChange={({ target }) => onChange({ ...layout, below: target.checked })}
          >
            {t('admin.scene.below')}
          </Checkbox>
        </Form.Item>
      </Space>
    </Form>
  );
}

interface VerbsProps {
  readonly row: SceneRow | undefined;
  readonly layout: Layout;
  readonly changed: boolean;
}

function Verbs({ row, layout, changed }: VerbsProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const drafting = useSend(organisation, 'core.draftScene');
  const publishing = useSend(organisation, 'core.publishScene');
  const discarding = useSend(organisation, 'core.discardSceneDraft');
  const error = drafting.error ?? publishing.error ?? discarding.error;
  const save = async (): Promise<string> => {
    const input = { ...layout, ...(row && { sceneId: row.sceneId }) };
    const { output } = await drafting.mutateAsync({ input });
    return (output as { readonly sceneId: string }).sceneId;
  };
  const open = async (sceneId: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['ask', organisation, 'core.scenes'] });
    await navigate(`/scenes/${sceneId}`, { replace: true });
  };
  const draft = async (): Promise<void> => {
    await open(await save());
    void message.success(t('admin.scene.saved'));
  };
  const publish = async (): Promise<void> => {
    const sceneId = changed || !row?.draft ? await save() : row.sceneId;
    try {
      await publishing.mutateAsync({ input: { sceneId } });
      void message.success(t('admin.scene.publishedNow'));
    } finally {
      await open(sceneId);
    }
  };
  const discard = async (): Promise<void> => {
    if (!row) return;
    await discarding.mutateAsync({ input: { sceneId: row.sceneId } });
    if (row.published) await open(row.sceneId);
    else await navigate('/walls');
  };
  // What went wrong is shown above.
  const run = (verb: () => Promise<void>) => (): void => void verb().catch(() => undefined);
  const nameless = layout.name.trim() === '';
  return (
    <>
      {error && <Problem error={error} />}
      <div className="buttons wrap">
        <Button
          type="primary"
          loading={publishing.isPending}
          disabled={nameless || layout.tiles.length === 0 || (!changed && !row?.draft)}
          onClick={run(publish)}
        >
          {t('admin.scene.publish')}
        </Button>
        <Button loading={drafting.isPending} disabled={nameless || !changed} onClick={run(draft)}>
          {t('admin.scene.save')}
        </Button>
        {row?.draft && (
          <Button danger loading={discarding.isPending} onClick={run(discard)}>
            {t('admin.scene.discard')}
          </Button>
        )}
      </div>
    </>
  );
}
