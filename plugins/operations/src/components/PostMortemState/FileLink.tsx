import { Link } from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

const SHORT = 8;

/**
 * The file in git that an account was read from, and the revision.
 *
 * @internal
 */
export function FileLink(props: {
  of: NonNullable<PostMortemDetail['source']>;
}) {
  const { repository, path, url, revision } = props.of;
  const { t } = useOperationsTranslation();
  const words = `${repository}: ${path}`;
  return (
    <>
      {url ? <Link href={url}>{words}</Link> : words}
      {revision &&
        ` · ${t('postMortem.history.revision', {
          revision: revision.slice(0, SHORT),
        })}`}
    </>
  );
}
