import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Select, Space } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { useDoors } from '../server/context.js';
import type { Playlist } from '../server/types.js';
import { useSceneChoices } from './scenes.js';

interface EditPlaylistProps {
  /** A new one has no id yet. */
  readonly playlist: Playlist;
  readonly onClose: () => void;
}
type Wish = Pick<Playlist, 'name' | 'entries'>;

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Unset parts are absent, as the server wants them. */
const plain = ({ name, entries }: Wish): Wish => ({
  name,
  entries: entries.map(({ scene, seconds, days, from, to }) => ({
    scene,
    seconds,
    ...(days && days.length > 0 && { days }),
    ...(from && { from }),
    ...(to && { to }),
  })),
});

/** A playlist's scenes in their order: how long, on which weekdays, within which part of the day. */
export function EditPlaylist({ playlist, onClose }: EditPlaylistProps) {
  useReturnFocus();
  const { t } = useWords();
  const { server } = useDoors();
  const client = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const saving = useMutation({
    mutationFn: (wish: Wish): Promise<unknown> =>
      playlist.id === ''
        ? server.addPlaylist({ ...plain(wish), organisation: playlist.organisation })
        : server.changePlaylist(playlist.id, plain(wish)),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['playlists'] });
    },
  });
  const initial = {
    name: playlist.name,
    entries: playlist.entries.length > 0 ? playlist.entries : [{ seconds: 30 }],
  };
  const footer = (
    <div className="footer">
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button type="primary" loading={saving.isPending} onClick={() => form.submit()}>
        {t('admin.save')}
      </Button>
    </div>
  );
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  return (
    <Drawer open title={t('admin.playlist')} size={720} onClose={onClose} footer={footer} destroyOnHidden>
      {saving.error && <Problem error={saving.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(wish) => saving.mutate(wish)}
      >
        <Form.Item name="name" label={t('admin.wall.name')} rules={required}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.List name="entries">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Entry key={key} at={name} onRemove={fields.length > 1 ? () => remove(name) : undefined} />
              ))}
              <Button onClick={() => add({ seconds: 30 })} disabled={fields.length >= 20}>
                {t('admin.playlist.addScene')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Drawer>
  );
}

function Entry({ at, onRemove }: { readonly at: number; readonly onRemove: (() => void) | undefined }) {
  const { t } = useWords();
  const scenes = useSceneChoices();
  const days = weekdays.map((value) => ({ value, label: t(`admin.weekday.${value}`) }));
  const required = [{ required: true, message: t('admin.required') }];
  const clock = [{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('admin.playlist.clock') }];
  return (
    <Space className="playlist-entry" wrap align="start">
      <Form.Item name={[at, 'scene']} label={t('admin.playlist.scene')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...scenes]} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name={[at, 'seconds']} label={t('admin.playlist.seconds')} rules={required}>
        <InputNumber min={10} max={600} />
      </Form.Item>
      <Form.Item name={[at, 'days']} label={t('admin.playlist.days')}>
        <Select
          mode="multiple"
          options={days}
          style={{ width: 180 }}
          placeholder={t('admin.playlist.everyDay')}
        />
      </Form.Item>
      <Form.Item name={[at, 'from']} label={t('admin.playlist.from')} rules={clock}>
        <Input maxLength={5} placeholder="08:30" className="clock-field" />
      </Form.Item>
      <Form.Item name={[at, 'to']} label={t('admin.playlist.to')} rules={clock}>
        <Input maxLength={5} placeholder="18:00" className="clock-field" />
      </Form.Item>
      {onRemove && (
        <Form.Item label=" ">
          <Button onClick={onRemove}>{t('admin.remove')}</Button>
        </Form.Item>
      )}
    </Space>
  );
}
