import type { ThemeConfig } from 'antd'
import { theme } from 'antd'

/** The house colours (web/shared/ui/tokens.css) as antd's tokens: antd computes with colours, so variables will not do. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: dark
      ? {
          colorPrimary: '#3f9c88',
          colorLink: '#6fcdb8',
          colorBgBase: '#16140f',
          colorTextBase: '#f4ede0',
          colorError: '#ff7d75',
          colorWarning: '#f0c56a',
          colorSuccess: '#8fd39a',
          ...SHARED,
        }
      : {
          colorPrimary: '#0b5a4f',
          colorLink: '#0b5a4f',
          colorBgLayout: '#faf6ee',
          colorTextBase: '#221d16',
          colorError: '#a3161f',
          colorWarning: '#9a5f00',
          colorSuccess: '#1d5e2a',
          ...SHARED,
        },
    components: {
      Layout: dark ? { siderBg: '#211e18', headerBg: '#211e18' } : { siderBg: '#fffdf9', headerBg: '#fffdf9' },
      Menu: { itemBg: 'transparent', itemHeight: 40 },
      Table: { cellPaddingBlockMD: 9 },
    },
  }
}

const SHARED = { borderRadius: 6, fontSize: 15, controlHeight: 36, fontFamily: 'var(--font)' } as const
