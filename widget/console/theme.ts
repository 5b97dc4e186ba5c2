import type { ThemeConfig } from 'antd/es/config-provider/context';

/** The same colours as style/base.css; Ant Design needs them as values. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#14615f',
    colorInfo: '#14615f',
    colorError: '#b42318',
    colorSuccess: '#1b7f4b',
    colorWarning: '#b25e09',
    colorText: '#1d2a33',
    colorTextPlaceholder: '#66747f',
    colorBorder: '#ccd4da',
    borderRadius: 8,
    controlHeight: 36,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};

/** For those who asked for stillness: nothing of Ant Design waits for a movement to end. */
export const STILL_THEME: ThemeConfig = { ...THEME, token: { ...THEME.token, motion: false } };
