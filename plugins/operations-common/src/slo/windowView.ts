import { SloWindowView } from '../generated/openapi';
import { formatDuration } from './duration';
import { SloDefinition, TimeRange } from './model';
import { windowAt } from './window';

/** A window as the API tells it. @internal */
export function windowView(
  { window }: Pick<SloDefinition, 'window'>,
  range?: TimeRange,
): SloWindowView {
  return {
    kind: window.kind,
    duration: formatDuration(window.duration),
    ...(window.kind === 'calendar' && { zone: window.zone }),
    ...(range && {
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
    }),
  };
}

/** The window of an SLO at a moment, as the API tells it; without its edges where no arithmetic finds them. @public */
export function windowViewAt(
  definition: Pick<SloDefinition, 'window'>,
  now: number,
): SloWindowView {
  try {
    return windowView(definition, windowAt(definition.window, now));
  } catch {
    return windowView(definition);
  }
}
