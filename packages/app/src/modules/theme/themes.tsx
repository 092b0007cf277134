import {
  createUnifiedTheme,
  genPageTheme,
  pageTheme,
  shapes,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { ReactNode } from 'react';
import { OwnSheets } from './OwnSheets';
import { darkPalette, lightPalette } from './palette';
import './tokens.css';

/** Selects tokens.css. */
const THEME_NAME = 'operate-first';

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/** The same plain header for every kind of page that still has one of its own. */
const plainHeader = genPageTheme({
  colors: ['#12312d', '#12312d'],
  shape: shapes.none ?? 'none',
});

function createTheme(palette: typeof lightPalette | typeof darkPalette) {
  return createUnifiedTheme({
    palette,
    fontFamily,
    pageTheme: Object.fromEntries(
      Object.keys(pageTheme).map(id => [id, plainHeader]),
    ),
  });
}

const light = createTheme(lightPalette);
const dark = createTheme(darkPalette);

export function LightTheme({ children }: { children: ReactNode }) {
  return (
    <OwnSheets>
      <UnifiedThemeProvider theme={light} themeName={THEME_NAME}>
        {children}
      </UnifiedThemeProvider>
    </OwnSheets>
  );
}

export function DarkTheme({ children }: { children: ReactNode }) {
  return (
    <OwnSheets>
      <UnifiedThemeProvider theme={dark} themeName={THEME_NAME}>
        {children}
      </UnifiedThemeProvider>
    </OwnSheets>
  );
}
