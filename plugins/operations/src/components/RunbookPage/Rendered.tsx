import { MarkdownContent } from '@backstage/core-components';
import { memo } from 'react';
import { linkFrom } from './linkFrom';

/** A picture from elsewhere would tell that server who reads this. */
const NO_PICTURES = () => '';

/**
 * Markdown, sanitised, with links that lead where they lead in git.
 *
 * @internal
 */
function Rendered(props: { of: string; url?: string }) {
  const { of, url } = props;
  return (
    <MarkdownContent
      content={of}
      linkTarget="_blank"
      transformLinkUri={href => linkFrom(href, url)}
      transformImageUri={NO_PICTURES}
    />
  );
}

export default memo(Rendered);
