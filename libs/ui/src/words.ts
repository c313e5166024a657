import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import type { Locales } from '@heli/sdk';

/** What the pages themselves say; contracts and the kernel bring their own words. */
export const uiWords: Locales = { 'zh-CN': zh, en };
