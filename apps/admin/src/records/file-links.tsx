import { usePlace } from '../place.js';

interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const isFile = (one: unknown): one is KeptFile =>
  typeof one === 'object' && one !== null && ['id', 'name', 'type', 'size'].every((field) => field in one);

/** Whether a field of a record lists files, whatever it is called. */
export const isFiles = (value: unknown): value is KeptFile[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFile);

/** Files by their names; the server decides who may have them. */
export function FileLinks({ files }: { readonly files: readonly KeptFile[] }) {
  const { organisation } = usePlace();
  return (
    <ul className="files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={`/api/${organisation}/files/${id}`} target="_blank" rel="noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
