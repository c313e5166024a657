import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ProblemError } from '@heli/client';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Data, Naming, Schema } from './schema.js';

// A helper for the library's own tests asks for it; the page itself never has it (see vite.config.ts).
jest.unstable_mockModule('@rjsf/validator-ajv8', () => ({ default: undefined }), { virtual: true });
// What jsdom lacks and browsers have.
Object.assign(globalThis, {
  structuredClone: (value: unknown): unknown => JSON.parse(JSON.stringify(value)),
  matchMedia: (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
const { SchemaForm } = await import('./schema-form.js');
const { describe: describeSchema } = await import('./schema.js');

const schema: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['boatId', 'title', 'rating', 'seen'],
  properties: {
    boatId: { type: 'string' },
    title: { type: 'string', minLength: 2, maxLength: 20 },
    note: { type: 'string', maxLength: 2000 },
    kind: { type: 'string', enum: ['small', 'large'] },
    rating: { type: 'integer', minimum: 1, maximum: 5 },
    seen: { type: 'boolean' },
    at: { type: 'string', format: 'date-time', pattern: '^x$' },
    crewIds: { type: 'array', items: { type: 'string' } },
    place: { type: 'object', properties: { quay: { type: 'string' } } },
  },
};
const naming: Naming = {
  label: (field) => `the ${field}`,
  option: (_, value) => `a ${String(value)} one`,
  choices: (field) => (field === 'crewIds' ? [{ value: 'c1', label: 'First crew' }] : undefined),
};

function show(error?: unknown) {
  const sent: Data[] = [];
  const initial = { boatId: 'b1' };
  const view = (shown: unknown) => (
    <SchemaForm
      id="f"
      schema={schema}
      naming={naming}
      initial={initial}
      hidden={['boatId']}
      error={shown}
      onSubmit={(data) => sent.push(data)}
    >
      <button type="submit">send</button>
    </SchemaForm>
  );
  const { rerender } = render(view(error));
  return { sent, refuse: (shown: unknown) => rerender(view(shown)) };
}
const submit = (): boolean => fireEvent.click(screen.getByText('send'));

afterEach(cleanup);

describe('a form from a schema', () => {
  it('has a field for each kind, with its words, and none for what the page fills', () => {
    show();
    for (const name of ['title', 'note', 'kind', 'rating', 'seen', 'at', 'crewIds'])
      screen.getByLabelText(new RegExp(`the ${name}$`));
    expect(screen.getByText('the place')).toBeTruthy();
    expect(screen.getByLabelText('the quay')).toBeTruthy();
    expect(screen.getByLabelText('the note').tagName).toBe('TEXTAREA');
    expect(screen.queryByText('the boatId')).toBeNull();
  });

  it('says at the field what the schema does not allow, and sends nothing', async () => {
    const { sent } = show();
    fireEvent.change(screen.getByLabelText('the title'), { target: { value: 'x' } });
    submit();
    await waitFor(() => expect(screen.getByText('太短')).toBeTruthy());
    expect(screen.getByText('必填')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('sends what was filled in, a box nobody ticked as no, and nothing that was left open', async () => {
    const { sent } = show();
    fireEvent.change(screen.getByLabelText('the title'), { target: { value: 'Anna' } });
    fireEvent.change(screen.getByLabelText('the rating'), { target: { value: '4' } });
    submit();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(JSON.parse(JSON.stringify(sent[0]))).toMatchObject({
      boatId: 'b1',
      title: 'Anna',
      rating: 4,
      seen: false,
    });
    expect(sent[0]).not.toHaveProperty('note', expect.anything());
  });

  it('leaves a number out of its limits as it was typed, and tells of it', async () => {
    const { sent } = show();
    fireEvent.change(screen.getByLabelText('the title'), { target: { value: 'Anna' } });
    const rating = screen.getByLabelText<HTMLInputElement>('the rating');
    fireEvent.change(rating, { target: { value: '9' } });
    fireEvent.blur(rating);
    submit();
    await waitFor(() => expect(screen.getByText('太大：最大为 5')).toBeTruthy());
    expect(rating.value).toBe('9');
    expect(sent).toEqual([]);
  });

  it("shows the server's objections at their fields", async () => {
    const { refuse } = show();
    const problem = {
      type: 't',
      title: 't',
      status: 400,
      detail: 'All wrong.',
      key: 'k',
      params: {},
      instance: 'i',
    };
    refuse(
      new ProblemError({ ...problem, errors: [{ field: 'title', key: 'k', detail: 'Taken already.' }] }),
    );
    await waitFor(() => expect(screen.getByText('Taken already.')).toBeTruthy());
    expect(screen.getByRole('alert').textContent).toContain('All wrong.');
    expect(screen.getByText('Taken already.').closest('.ant-form-item')?.textContent).toContain('the title');
  });
});

describe('describing a schema', () => {
  it('leaves a format to say what its pattern says too', () => {
    const { schema: described } = describeSchema(schema, naming);
    expect(described.properties?.['at']).toEqual({ type: 'string', format: 'date-time', title: 'the at' });
  });
});
