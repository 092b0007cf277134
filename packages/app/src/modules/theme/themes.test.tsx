import Typography from '@material-ui/core/Typography';
import { act, render, screen } from '@testing-library/react';
import { lazy, Suspense } from 'react';
import { darkPalette, lightPalette } from './palette';
import { DarkTheme, LightTheme } from './themes';

/** As browsers say colours. */
function rgb(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map(at =>
    parseInt(hex.slice(at, at + 2), 16),
  );
  return `rgb(${red}, ${green}, ${blue})`;
}

it('have the links of their own, however often they are switched while the page loads', async () => {
  const loading: Array<() => void> = [];
  const slow = () =>
    lazy(
      () =>
        new Promise<{ default: () => JSX.Element }>(resolve => {
          loading.push(() => resolve({ default: () => <p>It is here.</p> }));
        }),
    );
  function page(Theme: typeof LightTheme, Part = slow()) {
    return (
      <Theme>
        <Suspense fallback={null}>
          <Typography color="primary">A link</Typography>
          <Part />
        </Suspense>
      </Theme>
    );
  }
  const { rerender } = render(page(DarkTheme));
  for (const Theme of [LightTheme, DarkTheme, LightTheme, DarkTheme]) {
    rerender(page(Theme));
    await act(async () => loading.splice(0).forEach(arrive => arrive()));
    expect(await screen.findByText('It is here.')).toBeVisible();
    const { main } = (Theme === DarkTheme ? darkPalette : lightPalette).primary;
    expect(getComputedStyle(screen.getByText('A link')).color).toBe(rgb(main));
  }
});
