import type { WidgetProps } from '@rjsf/utils';
import { Button, Typography, Upload, type UploadFile, type UploadProps } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { sentenceOf } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { Data } from './schema.js';

type Sent = UploadFile<{ readonly id: string }>;

/** The ids of what has arrived; a file that was refused says why where it stands, and goes no further. */
const idsOf = (files: readonly Sent[]): string[] =>
  files.flatMap(({ status, response }) => (status === 'done' && response ? [response.id] : []));

/** Files that go with a command: each is sent in as soon as it is chosen, and the command names it. */
export function FilesWidget({ id, schema, disabled, readonly, onChange }: WidgetProps<Data>) {
  const words = useWords();
  const { server } = useDoors();
  const { organisation } = usePlace();
  const [files, setFiles] = useState<Sent[]>([]);
  const send: UploadProps['customRequest'] = ({ file, onSuccess, onError }) => {
    if (!(file instanceof File)) return;
    server.sendFile(organisation, file).then(
      (sent) => onSuccess?.(sent),
      (error: unknown) => onError?.(error as Error),
    );
  };
  const take = ({ fileList }: { readonly fileList: Sent[] }): void => {
    setFiles(fileList);
    onChange(idsOf(fileList));
  };
  const refused = files.filter(({ status }) => status === 'error');
  return (
    <>
      <Upload<{ readonly id: string }>
        id={id}
        multiple
        maxCount={schema.maxItems}
        disabled={disabled === true || readonly === true}
        fileList={files}
        customRequest={send}
        onChange={take}
      >
        <Button>{words.t('admin.form.addFile')}</Button>
      </Upload>
      {refused.map(({ uid, name, error }) => (
        <Typography.Text key={uid} type="danger" role="alert">
          {name}: {sentenceOf(error, words)}
        </Typography.Text>
      ))}
    </>
  );
}
