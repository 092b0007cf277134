import { palettes } from '@backstage/theme';

/*
 * Quiet colours: what is not well is to be the only thing that stands out. Text reaches a contrast of 4.5:1
 * on each background it is used on; tokens.css says the same for Backstage UI.
 */
const navigation = {
  background: '#12312d',
  indicator: '#7fe0c3',
  color: '#c3d3d0',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d4741' },
  submenu: { background: '#1d4741' },
};

export const lightPalette = {
  ...palettes.light,
  background: { default: '#f5f6f6', paper: '#ffffff' },
  primary: { main: '#0b625a' },
  link: '#0b625a',
  linkHover: '#084a44',
  textSubtle: '#5b6664',
  border: '#dfe4e3',
  status: {
    ...palettes.light.status,
    ok: '#0b7a3b',
    warning: '#995200',
    error: '#c0202f',
  },
  tabbar: { indicator: '#0b625a' },
  navigation,
};

export const darkPalette = {
  ...palettes.dark,
  background: { default: '#121716', paper: '#1b2221' },
  primary: { main: '#6fd6bb', dark: '#4fbfa2' },
  link: '#6fd6bb',
  linkHover: '#9be7d2',
  textSubtle: '#b3bfbd',
  textVerySubtle: '#8d9a98',
  border: '#37423f',
  status: {
    ...palettes.dark.status,
    ok: '#4fd08a',
    warning: '#f5ad4a',
    error: '#ff7b83',
  },
  tabbar: { indicator: '#6fd6bb' },
  navigation: { ...navigation, background: '#0c2420' },
};
