import type { BoardNotice, Language } from '@heli/sdk';
import type { BoardSection } from '../../board/board.js';
import { ownerOf } from '../../registry/registry.js';
import { html, type Html } from '../html.js';
import type { Glossary } from '../openapi/words-of.js';
import { textOf } from './board-text.js';

/** Where a page of the board stands, and for whom it is written. */
export interface BoardPlace {
  readonly glossary: Glossary;
  /** Of the installation: what day it was. */
  readonly zone: string;
  readonly demonstration: boolean;
  readonly organisation?: { readonly code: string; readonly name: string };
  /** The page's own address, for the same page in the other language. */
  readonly path: string;
}

/** The organisations of an installation that has more than one at its top. */
export const placesPage = (
  place: BoardPlace,
  organisations: readonly { readonly code: string; readonly name: string }[],
): string =>
  framed(
    place,
    place.glossary.say('core.board.title'),
    html`<ul class="notices">
      ${organisations.map(({ code, name }) => html`<li><a href="${link(place, `/board/${code}`)}">${name}</a></li>`)}
    </ul>`,
  );

/** The list of what is published at an organisation. */
export function boardPage(place: BoardPlace, sections: readonly BoardSection[]): string {
  const { say } = place.glossary;
  const told = sections.filter(({ notices }) => notices?.length !== 0);
  const list =
    told.length === 0
      ? html`<p>${say('core.board.nothing')}</p>`
      : html`${told.map((section) => drawSection(place, section))}`;
  return framed(place, say('core.board.title'), list);
}

/** One notice with its text. */
export const noticePage = (place: BoardPlace, notice: BoardNotice): string =>
  framed(
    place,
    notice.title,
    html`<p class="dates">${dates(place, notice)}</p>
      <article lang="${notice.language}">
        ${textOf(notice.content, place.glossary.say('core.board.table'))}
      </article>
      <p>
        <a href="${link(place, `/board/${place.organisation?.code ?? ''}`)}"
          >${place.glossary.say('core.board.all')}</a
        >
      </p>`,
    notice.language,
  );

/** Why a page is not shown, in words for a person; and the way back to where they came from. */
export const refusedPage = (glossary: Glossary, detail: string, from: 'board' | 'signIn'): string =>
  framed(
    { glossary, zone: 'UTC', demonstration: false, path: from === 'board' ? '/board' : '/admin' },
    glossary.say('core.board.notShown'),
    html`<p>${detail}</p>
      ${
        from === 'board'
          ? html`<p><a href="/board?language=${glossary.language}">${glossary.say('core.board.all')}</a></p>`
          : html`<p><a href="/admin">${glossary.say('core.board.signIn')}</a></p>`
      }`,
  );

function drawSection(place: BoardPlace, { query, notices, older }: BoardSection): Html {
  const { say, find } = place.glossary;
  return html`<section>
    <h2>${find(`${ownerOf(query)}.name`) ?? query}</h2>
    ${
      notices === undefined
        ? html`<p>${say('core.board.paused')}</p>`
        : html`<ul class="notices">
            ${notices.map((notice) => drawNotice(place, query, notice))}
          </ul>`
    }
    ${
      older === undefined
        ? undefined
        : html`<p>
            <a href="${link(place, `${place.path.split('?')[0]!}?of=${query}&offset=${String(older)}`)}"
              >${say('core.board.older')}</a
            >
          </p>`
    }
  </section>`;
}

const drawNotice = (place: BoardPlace, query: string, notice: BoardNotice): Html =>
  html`<li>
    <a
      lang="${notice.language}"
      href="${link(place, `/board/${place.organisation?.code ?? ''}/${query}/${notice.id}`)}"
      >${notice.title}</a
    >
    <span class="dates">${dates(place, notice)}</span>
  </li>`;

function dates({ glossary, zone }: BoardPlace, { from, to }: BoardNotice): string {
  const format = new Intl.DateTimeFormat(glossary.language, { dateStyle: 'long', timeZone: zone });
  const day = (instant: string): string => format.format(new Date(instant));
  if (to === null) return glossary.say('core.board.since', { from: day(from) });
  return glossary.say('core.board.between', { from: day(from), to: day(to) });
}

/** An address within the board that keeps the reader's language. */
const link = ({ glossary }: BoardPlace, path: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}language=${glossary.language}`;

function framed(place: BoardPlace, title: string, content: Html, titleLanguage?: Language): string {
  const { glossary, organisation, demonstration, path } = place;
  const { say, language } = glossary;
  const other = language === 'en' ? 'zh-CN' : 'en';
  const separator = path.includes('?') ? '&' : '?';
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}${organisation ? ` · ${organisation.name}` : ''}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/board/board.css" />
      </head>
      <body>
        <header>
          <p>
            ${organisation ? html`<a href="${link(place, `/board/${organisation.code}`)}">${organisation.name}</a>` : undefined}
            ${demonstration ? html`<strong>${say('core.board.demonstration')}</strong>` : undefined}
          </p>
          <nav aria-label="${say('core.board.language')}">
            <a href="${path}${separator}language=${other}" lang="${other}" hreflang="${other}"
              >${say('core.api.otherLanguage')}</a
            >
          </nav>
        </header>
        <main>
          <h1 ${titleLanguage ? html`lang="${titleLanguage}"` : undefined}>${title}</h1>
          ${content}
        </main>
        ${path.startsWith('/board') ? html`<footer><p>${say('core.board.appeal')}</p></footer>` : undefined}
      </body>
    </html> `;
  return page.text;
}
