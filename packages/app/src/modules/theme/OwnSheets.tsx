import { StylesProvider } from '@material-ui/core/styles';
import { ReactNode, useEffect, useState } from 'react';

/** What Material keeps of its style sheets, by what made them and by theme. */
type Sheets = Map<
  unknown,
  Map<unknown, { staticSheet: { detach(): unknown } | null }>
>;

/**
 * Takes the style sheets of a theme away with it. Material counts who uses a sheet while it renders, also where React
 * throws away what was rendered because a part of the page is still loading: those are never counted off, and their
 * sheet stays. All themes have the same class names, so that links of light would be left in dark.
 */
export function OwnSheets({ children }: { children: ReactNode }) {
  const [sheets] = useState<Sheets>(() => new Map());
  useEffect(
    () => () => {
      for (const themes of sheets.values()) {
        themes.forEach(({ staticSheet }) => staticSheet?.detach());
      }
    },
    [sheets],
  );
  return <StylesProvider sheetsManager={sheets}>{children}</StylesProvider>;
}
