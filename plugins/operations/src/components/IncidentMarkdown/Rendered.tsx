import { MarkdownContent } from '@backstage/core-components';
import { memo } from 'react';

/** A picture from elsewhere would tell that server who reads this; pictures belong into the incident. */
const NO_PICTURES = () => '';

/**
 * Markdown, sanitised. Scripts, handlers and links that are none of the web do not survive it.
 *
 * @internal
 */
function Rendered(props: { of: string }) {
  return (
    <MarkdownContent
      content={props.of}
      linkTarget="_blank"
      transformImageUri={NO_PICTURES}
    />
  );
}

export default memo(Rendered);
