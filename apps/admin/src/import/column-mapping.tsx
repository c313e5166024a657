import { Button, Form, Input, Select, Space } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import { useAsk, useSend } from '../server/queries.js';
import { importable, type Mapping } from './rows.js';
import type { Target } from './use-target.js';

interface ColumnMappingProps {
  readonly target: Target;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly label: (field: string) => string;
  readonly onChange: (mapping: Mapping) => void;
}

/** Which column fills which field; a mapping that fits a sheet that comes every month is kept under a name. */
export function ColumnMapping({ target, columns, mapping, label, onChange }: ColumnMappingProps) {
  const { t } = useWords();
  const { schema } = target.command;
  const required = new Set(schema.required ?? []);
  const options = [...new Set(columns.filter((name) => name !== ''))].map((name) => ({
    value: name,
    label: name,
  }));
  return (
    <Section
      title={t('admin.import.columns')}
      aside={<Profiles target={target} mapping={mapping} onShow={onChange} />}
    >
      <div className="fields">
        {importable(schema).map(([field]) => (
          <Form.Item
            key={field}
            layout="vertical"
            label={label(field)}
            htmlFor={`import-${field}`}
            required={required.has(field)}
          >
            <Select<string | undefined>
              id={`import-${field}`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('admin.import.notInSheet')}
              value={options.some(({ value }) => value === mapping[field]) ? mapping[field] : undefined}
              options={options}
              onChange={(column) => onChange({ [field]: column ?? '' })}
            />
          </Form.Item>
        ))}
      </div>
    </Section>
  );
}

interface ProfilesProps {
  readonly target: Target;
  readonly mapping: Mapping;
  readonly onShow: (mapping: Mapping) => void;
}

/** Kept as one's own views are: the columns of a sheet are how one likes to see it. */
function Profiles({ target, mapping, onShow }: ProfilesProps) {
  const { t } = useWords();
  const { organisation } = usePlace();
  const page = `${target.of.mechanism.contract}/import${target.command.name}`;
  const profiles = useAsk<{ name: string; filters: Mapping }[]>(organisation, 'core.views', { page });
  const saving = useSend(organisation, 'core.saveView');
  const [form] = Form.useForm<{ name: string }>();
  const filters = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== ''));
  const kept = profiles.data ?? [];
  return (
    <>
      {saving.error && <Problem error={saving.error} />}
      <Space align="start" wrap>
        {kept.length > 0 && (
          <Select<string>
            aria-label={t('admin.import.profile')}
            placeholder={t('admin.import.profile')}
            popupMatchSelectWidth={false}
            options={kept.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => onShow(kept.find((profile) => profile.name === name)?.filters ?? {})}
          />
        )}
        <Form
          form={form}
          layout="inline"
          onFinish={({ name }) =>
            saving.mutate({ input: { page, name, filters } }, { onSuccess: () => form.resetFields() })
          }
        >
          <Form.Item name="name" rules={[{ required: true, whitespace: true, message: t('admin.required') }]}>
            <Input
              maxLength={50}
              aria-label={t('admin.import.profile.name')}
              placeholder={t('admin.import.profile.name')}
            />
          </Form.Item>
          <Button htmlType="submit" loading={saving.isPending}>
            {t('admin.import.profile.save')}
          </Button>
        </Form>
      </Space>
    </>
  );
}
