import { RequestLink } from '../RequestState/RequestLink';

/** As the portal calls its requests. */
const KEYS = /(?<![\w/-])(REQ-\d+)\b/;

/**
 * What the portal has written, and not these pages: it is English whatever the language of the page, and is read aloud so.
 *
 * @param props - linked: requests that it names can be opened from it.
 * @internal
 */
export function ServerText(props: { of: string; linked?: boolean }) {
  const { of, linked } = props;
  if (!linked) return <span lang="en">{of}</span>;
  return (
    <span lang="en">
      {of
        .split(KEYS)
        .map((part, index) =>
          index % 2 === 0 ? (
            part
          ) : (
            <RequestLink key={`${index} ${part}`} requestKey={part} />
          ),
        )}
    </span>
  );
}
