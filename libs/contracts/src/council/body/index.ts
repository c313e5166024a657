import { defineCommands, defineEvents, defineQueries, type Page, type Tile } from '@heli/sdk';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

export const events = defineEvents('council', {});
export const commands = defineCommands('council', {});
export const queries = defineQueries('council', {});
export const metrics = {};
export const tiles = [] as const satisfies readonly Tile[];
export const pages = [] as const satisfies readonly Page[];
export const words = { 'zh-CN': zh, en };
