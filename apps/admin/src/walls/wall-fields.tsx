import { Form, Input, Radio, Select } from 'antd';
import { displayThemes } from '@heli/protocol';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import type { NewDisplay } from '../server/types.js';

const audiences: readonly NewDisplay['audience'][] = ['public', 'council', 'confidential'];
const languages: readonly NewDisplay['language'][] = ['zh-CN', 'en'];

/** What a new wall is until somebody says otherwise. */
export function useInitialWall(): Omit<NewDisplay, 'name'> {
  const { language } = useWords();
  const { organisation } = usePlace();
  return { organisation, audience: 'council', language, theme: 'night' };
}

/** A wall's name, place (unless it has one), audience, language and look, inside a form. */
export function WallFields({ placed = false }: { readonly placed?: boolean }) {
  const { t, language } = useWords();
  const { organisations } = usePlace();
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const places = organisations.map((row) => ({ value: row.code, label: nameOf(row, language) }));
  const choice = <T extends string>(values: readonly T[], stem: string) =>
    values.map((value) => ({ value, label: t(`${stem}.${value}`) }));
  return (
    <>
      <Form.Item name="name" label={t('admin.wall.name')} extra={t('admin.wall.name.help')} rules={required}>
        <Input maxLength={50} />
      </Form.Item>
      {!placed && (
        <Form.Item name="organisation" label={t('admin.organisation')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
        </Form.Item>
      )}
      <Form.Item name="audience" label={t('admin.wall.audience')} extra={t('admin.wall.audience.help')}>
        <Radio.Group options={choice(audiences, 'admin.audience')} optionType="button" />
      </Form.Item>
      <Form.Item name="language" label={t('admin.language')}>
        <Radio.Group options={choice(languages, 'admin.language')} optionType="button" />
      </Form.Item>
      <Form.Item name="theme" label={t('admin.wall.theme')}>
        <Radio.Group options={choice(displayThemes, 'admin.theme')} optionType="button" />
      </Form.Item>
    </>
  );
}
