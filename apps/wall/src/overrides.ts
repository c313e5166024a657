import { languages, type Language } from '@heli/sdk';

/** What the address may change for looking: `?language=en&theme=day&scene=coordination`; `?preview` in a page's frame. */
export interface Overrides {
  readonly language?: Language;
  readonly theme?: 'night' | 'day';
  readonly scene?: string;
  readonly preview?: true;
}

export function overridesOf(search: string): Overrides {
  const asked = new URLSearchParams(search);
  const language = languages.find((one) => one === asked.get('language'));
  const theme = (['night', 'day'] as const).find((one) => one === asked.get('theme'));
  const scene = asked.get('scene');
  return {
    ...(language && { language }),
    ...(theme && { theme }),
    ...(scene && { scene }),
    ...(asked.has('preview') && { preview: true }),
  };
}

/** The language of a screen that nobody has told anything yet. */
export const firstLanguage = (asked: Overrides): Language =>
  asked.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
