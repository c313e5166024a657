import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Select } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { useDoors } from '../server/context.js';
import type { DisplayChange, ListedDisplay, Playlist } from '../server/types.js';
import { formOf, ProfileFields, profileOf, type ProfileForm } from './profile-fields.js';
import { WallFields } from './wall-fields.js';

interface ChangeWallProps {
  readonly display: ListedDisplay;
  readonly playlists: readonly Playlist[];
  readonly onClose: () => void;
}

interface ChangeForm extends Omit<DisplayChange, 'playlistId' | 'profile'> {
  readonly playlistId: string;
  readonly profile: ProfileForm;
}

/** What a wall is and shows; it follows at once. */
export function ChangeWall({ display, playlists, onClose }: ChangeWallProps) {
  useReturnFocus();
  const { t } = useWords();
  const { server } = useDoors();
  const client = useQueryClient();
  const [form] = Form.useForm<ChangeForm>();
  const changing = useMutation({
    mutationFn: (change: DisplayChange) => server.changeDisplay(display.id, change),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['displays'] });
    },
  });
  const { name, audience, language, theme, playlistId, organisation, profile } = display;
  const lists = [
    { value: '', label: t('admin.playlist.all') },
    ...playlists
      .filter((one) => one.organisation === organisation)
      .map((one) => ({ value: one.id, label: one.name })),
  ];
  const footer = (
    <div className="footer">
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button type="primary" loading={changing.isPending} onClick={() => form.submit()}>
        {t('admin.save')}
      </Button>
    </div>
  );
  return (
    <Drawer open title={display.name} size={480} onClose={onClose} footer={footer} destroyOnHidden>
      {changing.error && <Problem error={changing.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name,
          audience,
          language,
          theme,
          playlistId: playlistId ?? '',
          profile: formOf(profile),
        }}
        onFinish={(wish) =>
          changing.mutate({
            ...wish,
            playlistId: wish.playlistId || null,
            profile: profileOf(wish.profile),
          })
        }
      >
        <WallFields placed />
        <Form.Item name="playlistId" label={t('admin.playlist')} extra={t('admin.playlist.help')}>
          <Select options={lists} />
        </Form.Item>
        <ProfileFields />
      </Form>
    </Drawer>
  );
}
