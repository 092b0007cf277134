import { UIEvent, useRef, useState } from 'react';
import { LogPicture } from './LogReader';

/** So near to its end a log counts as read to the end. */
const END_PX = 24;

/**
 * Where in a log its reader is. At the end new lines come as they are written; who has scrolled up reads a
 * picture that stands still, and is told how many lines have come since.
 *
 * @internal
 */
export function useReading(picture: LogPicture) {
  const [held, setHeld] = useState<LogPicture>();
  const lastTop = useRef(0);
  const shown = held ?? picture;
  const hold = () => setHeld(before => before ?? picture);
  return {
    entries: shown.entries,
    isAtEnd: !held,
    unread: picture.total - shown.total,
    hold,
    toEnd: () => setHeld(undefined),
    onScroll: (event: UIEvent<HTMLElement>) => {
      const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
      const isUp = scrollTop < lastTop.current;
      lastTop.current = scrollTop;
      if (scrollHeight - scrollTop - clientHeight <= END_PX) setHeld(undefined);
      else if (isUp) hold();
    },
  };
}
