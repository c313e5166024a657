import { html, type Html } from '../html.js';
import type { Answer, Content, OpenApi, Operation, Parameter, Place, Tag } from './model.js';
import { drawSchema } from './reference-schema.js';
import type { Glossary } from './words-of.js';

/** The document as a page for people: one file, no script, found by the browser's own search. */
export function referencePage(document: OpenApi, glossary: Glossary): string {
  const { say, language } = glossary;
  const places = placesOf(document);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const sections = document.tags.map(
    (tag) => [tag, places.filter(({ operation }) => operation.tags[0] === tag.name)] as const,
  );
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title} – ${say('core.api.title')}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/api/reference.css" />
      </head>
      <body>
        <nav aria-label="${say('core.api.contents')}">
          <p>
            <a href="?language=${other}" lang="${other}" hreflang="${other}"
              >${say('core.api.otherLanguage')}</a
            >
          </p>
          ${sections.map(([tag, within]) => drawContents(tag, within))}
        </nav>
        <main>
          <h1>${document.info.title} <small>${say('core.api.title')}</small></h1>
          <p>${document.info.summary}</p>
          ${paragraphs(document.info.description)}
          <p>
            <a href="/api/openapi.json">/api/openapi.json</a> · OpenAPI ${document.openapi} ·
            ${document.info.version}
          </p>
          <section id="security">
            <h2>${say('core.api.security')}</h2>
            <dl>
              ${Object.values(document.components.securitySchemes).map(
                (scheme) =>
                  html`<dt><code>${scheme['name'] ?? 'Authorization: Bearer'}</code></dt>
                    <dd>${scheme['description']}</dd>`,
              )}
            </dl>
          </section>
          ${sections.map(([tag, within]) => drawSection(tag, within, document, glossary))}
        </main>
      </body>
    </html> `;
  return page.text;
}

const placesOf = ({ paths }: OpenApi): Place[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      path,
      method: method as Place['method'],
      operation,
    })),
  );

const anchor = ({ operationId }: Operation): string => `op-${operationId}`;

const drawContents = (tag: Tag, places: readonly Place[]): Html =>
  html`<h2><a href="#tag-${tag.name}">${tag['x-displayName']}</a></h2>
    <ul>
      ${places.map(({ operation }) => html`<li><a href="#${anchor(operation)}">${operation.summary}</a></li>`)}
    </ul>`;

function drawSection(tag: Tag, places: readonly Place[], document: OpenApi, glossary: Glossary): Html {
  return html`<section id="tag-${tag.name}">
    <h2>${tag['x-displayName']}</h2>
    ${paragraphs(tag.description)} ${places.map((place) => drawOperation(place, glossary))}
    ${drawRefusals(tag, document, glossary)}
  </section>`;
}

function drawOperation({ path, method, operation }: Place, glossary: Glossary): Html {
  const { say } = glossary;
  const [status, done] = Object.entries(operation.responses)[0] as [string, Answer];
  const problems = Object.keys(operation.responses).filter((code) => code >= '400');
  return html`<article id="${anchor(operation)}">
    <h3><a href="#${anchor(operation)}">${operation.summary}</a> <code>${operation.operationId}</code></h3>
    <p class="line"><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code></p>
    ${paragraphs(operation.description)}
    ${
      operation.parameters.length > 0
        ? html`<h4>${say('core.api.parameters')}</h4>
            <ul class="fields">
              ${operation.parameters.map((parameter) => drawParameter(parameter, glossary))}
            </ul>`
        : undefined
    }
    ${
      operation.requestBody
        ? html`<h4>${say('core.api.body')}</h4>
            ${drawContent(operation.requestBody.content, glossary)}`
        : undefined
    }
    <h4>${say('core.api.answer')} ${status}</h4>
    ${done.content ? drawContent(done.content, glossary) : html`<p>${done.description}</p>`}
    <h4>${say('core.api.problems')}</h4>
    <p class="codes">${problems.join(' · ')}</p>
  </article>`;
}

function drawParameter(
  { name, in: place, required, description, schema, content }: Parameter,
  glossary: Glossary,
): Html {
  const { say } = glossary;
  const inner = content?.['application/json']?.schema;
  return html`<li>
    <code>${name}</code>
    <small
      >${place} ·
      ${say(required ? 'core.api.required' : 'core.api.optional')}${schema?.pattern === undefined ? '' : ` · ${schema.pattern}`}</small
    >
    ${description === undefined ? undefined : html`<span>${description}</span>`}${inner && Object.keys(inner.properties ?? {}).length > 0 ? drawSchema(inner, glossary) : undefined}
  </li>`;
}

const drawContent = (content: Content, glossary: Glossary): Html =>
  html`${Object.entries(content).map(([type, { schema }]) => html`${type === 'application/json' ? undefined : html`<p><code>${type}</code></p>`}${drawSchema(schema, glossary)}`)}`;

/** Every key that a mechanism, or the kernel, may refuse with, in words. */
function drawRefusals({ name }: Tag, { components }: OpenApi, { say, find }: Glossary): Html | undefined {
  const shape = components.schemas[`${name}.Problem`]?.allOf?.[1]?.properties?.['key'];
  const keys = (shape?.examples ?? []).map(String).filter((key) => key.startsWith(`${name}.`));
  if (keys.length === 0) return undefined;
  return html`<h3 id="refusals-${name}">${say('core.api.refusals')}</h3>
    <dl>
      ${keys.map(
        (key) =>
          html`<dt><code>${key}</code></dt>
            <dd>${find(key)}</dd>`,
      )}
    </dl>`;
}

const paragraphs = (text: string): readonly Html[] =>
  text.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`);
