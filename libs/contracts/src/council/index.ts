import { defineContract } from '@heli/sdk';
import * as action from './action/index.js';
import * as agenda from './agenda/index.js';
import * as body from './body/index.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import * as meeting from './meeting/index.js';
import * as minutes from './minutes/index.js';
import * as replay from './replay/index.js';
import * as resolution from './resolution/index.js';
import * as stage from './stage/index.js';
import { tiles } from './tiles.js';
import * as vote from './vote/index.js';

export const events = {
  ...body.events,
  ...agenda.events,
  ...meeting.events,
  ...vote.events,
  ...resolution.events,
  ...action.events,
  ...minutes.events,
  ...stage.events,
};
export const commands = {
  ...body.commands,
  ...agenda.commands,
  ...meeting.commands,
  ...vote.commands,
  ...resolution.commands,
  ...action.commands,
  ...minutes.commands,
  ...stage.commands,
};
export const queries = {
  ...body.queries,
  ...agenda.queries,
  ...meeting.queries,
  ...vote.queries,
  ...resolution.queries,
  ...action.queries,
  ...minutes.queries,
  ...stage.queries,
  ...replay.queries,
};
export const metrics = {
  ...agenda.metrics,
  ...meeting.metrics,
  ...action.metrics,
};

/** 协调委员会: the council itself, from the proposal of an item to the verified duty (domain.md, sections 1 and 3a). */
export const council = defineContract({
  id: 'council',
  version: '1.3.0',
  events,
  commands,
  queries,
  metrics,
  tiles,
  feeds: stage.stageFeeds,
  pages: [
    ...body.pages,
    ...agenda.pages,
    ...meeting.pages,
    ...vote.pages,
    ...resolution.pages,
    ...action.pages,
    ...minutes.pages,
  ],
  grants: body.grants,
  locales: { 'zh-CN': zh, en },
});

export * from './model.js';
export * from './replay/model.js';
export * from './stage/model.js';
