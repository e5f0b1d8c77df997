import type { ThemeConfig } from 'antd'
import { theme } from 'antd'

/** The house colours (web/shared/ui/tokens.css) as antd's tokens: antd computes with colours, so variables will not do. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...(dark ? DARK : LIGHT), borderRadius: 6, fontSize: 15, controlHeight: 36, fontFamily: 'var(--font)' },
    components: {
      Layout: dark
        ? { siderBg: '#211e18', lightSiderBg: '#211e18', headerBg: '#211e18' }
        : { siderBg: '#fffdf9', lightSiderBg: '#fffdf9', headerBg: '#fffdf9' },
      // By night the primary is dark enough to carry white words, too dark to be words.
      ...(dark && { Tabs: { itemSelectedColor: '#6fcdb8', itemHoverColor: '#92dccb', inkBarColor: '#6fcdb8' } }),
      Menu: {
        itemBg: 'transparent',
        itemHeight: 40,
        ...(dark
          ? { itemSelectedBg: '#17332d', itemSelectedColor: '#6fcdb8', groupTitleColor: '#bdb19d' }
          : { itemSelectedBg: '#e1efe9', itemSelectedColor: '#0b5a4f', groupTitleColor: '#5b5143' }),
      },
    },
  }
}

/** antd's own placeholder and secondary greys stay below 4.5 : 1, so they are given. */
const LIGHT: ThemeConfig['token'] = {
  colorPrimary: '#0b5a4f',
  colorPrimaryBg: '#e1efe9',
  colorLink: '#0b5a4f',
  colorBgLayout: '#faf6ee',
  colorBgContainer: '#fffdf9',
  colorBgElevated: '#fffdf9',
  colorTextBase: '#221d16',
  colorTextSecondary: '#5b5143',
  colorTextTertiary: '#5b5143',
  colorTextDescription: '#5b5143',
  colorTextPlaceholder: '#6f6453',
  colorBorder: '#8d7f69',
  colorBorderSecondary: '#ddd2bf',
  colorError: '#a3161f',
  colorWarning: '#7a4a00',
  colorSuccess: '#1d5e2a',
  colorErrorBg: '#fce6e4',
  colorWarningBg: '#fdf0d0',
  colorSuccessBg: '#e4f2e2',
}
const DARK: ThemeConfig['token'] = {
  colorPrimary: '#1f7d6c',
  colorPrimaryBg: '#17332d',
  colorLink: '#6fcdb8',
  colorBgLayout: '#16140f',
  colorBgContainer: '#211e18',
  colorBgElevated: '#2b2720',
  colorText: '#f4ede0',
  colorTextHeading: '#f4ede0',
  colorTextSecondary: '#bdb19d',
  colorTextTertiary: '#bdb19d',
  colorTextDescription: '#bdb19d',
  colorTextPlaceholder: '#a5997f',
  colorBorder: '#8a7e6a',
  colorBorderSecondary: '#3d372c',
  colorError: '#ff9d97',
  colorWarning: '#f0c56a',
  colorSuccess: '#8fd39a',
  colorErrorBg: '#3d1918',
  colorWarningBg: '#372a0e',
  colorSuccessBg: '#18301b',
}
