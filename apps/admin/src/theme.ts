import type { ThemeConfig } from 'antd';

/** The day colours of the wall's tokens (libs/ui, tokens.css); a test holds the two together. */
export const day = {
  bg: '#F6F6F4',
  surface: '#FFFFFF',
  mute: '#E3E4E2',
  line: '#A9ADB0',
  'line-2': '#D9DBDA',
  ink: '#14171A',
  'ink-2': '#3B4147',
  'ink-3': '#4A5157',
  accent: '#005583',
  ok: '#00664A',
  warn: '#855B00',
  bad: '#A82A00',
} as const;

/** The family of the tokens; a computer in an office has a Chinese font, so none is sent. */
const font = "'Noto Sans SC Variable', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif";

/** Whoever asks for less motion gets none; where there is no window, as in a test, nothing moves anyway. */
const motion = typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** antd in the wall's hand-held look: rules instead of boxes, one accent, targets large enough for a thumb. */
export const theme: ThemeConfig = {
  token: {
    motion,
    fontFamily: font,
    fontSize: 16,
    fontSizeSM: 14,
    borderRadius: 4,
    controlHeight: 40,
    controlHeightLG: 48,
    colorPrimary: day.accent,
    colorInfo: day.accent,
    colorLink: day.accent,
    colorSuccess: day.ok,
    colorWarning: day.warn,
    colorError: day.bad,
    colorInfoBg: day.surface,
    colorInfoBorder: day.accent,
    colorErrorBg: day.surface,
    colorErrorBorder: day.bad,
    colorWarningBg: day.surface,
    colorSuccessBg: day.surface,
    controlItemBgActive: '#E3EDF3',
    controlItemBgHover: day.bg,
    colorBgLayout: day.bg,
    colorBgBase: day.surface,
    colorText: day.ink,
    colorTextSecondary: day['ink-2'],
    colorTextTertiary: day['ink-3'],
    colorTextDescription: day['ink-3'],
    colorTextPlaceholder: '#666C72',
    colorBorder: '#858A8E',
    colorBorderSecondary: day['line-2'],
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Table: {
      headerBg: 'transparent',
      colorBgContainer: 'transparent',
      headerColor: day['ink-3'],
      headerSplitColor: 'transparent',
      headerSortActiveBg: 'transparent',
      headerSortHoverBg: day.surface,
      bodySortBg: 'transparent',
      cellFontSize: 15,
      cellPaddingInline: 12,
      cellPaddingBlock: 12,
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { labelHeight: 28, itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
    Drawer: { footerPaddingBlock: 16 },
  },
};
