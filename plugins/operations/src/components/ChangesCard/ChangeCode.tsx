import { Link } from '@backstage/ui';
import { Change, CodeChange } from '@operate-first/plugin-operations-common';
import { useContext } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskButton, AskScope } from '../AskAuthor';
import { PersonName } from '../IncidentState';
import { Disclosure } from '../Panel';
import styles from './ChangesCard.module.css';

const SHORT = 8;
/** Without a commit, made by nobody who could be asked about them. */
const BY_THEMSELVES: Array<Change['kind']> = ['restart', 'scaling'];

/** A commit: its words, who made it for those who may see people, and ways to it and to its pull request. */
function Commit(props: { of: CodeChange; isSaid?: boolean }) {
  const { revision, message, author, authorName, url, pullRequest } = props.of;
  const { t } = useOperationsTranslation();
  const commit = t('codeChange.commit', { revision: revision.slice(0, SHORT) });
  return (
    <span className={styles.code}>
      {!props.isSaid && `${message} `}
      {url ? <Link href={url}>{commit}</Link> : commit}
      {pullRequest && (
        <>
          {' · '}
          <Link href={pullRequest.url}>
            {pullRequest.title ?? t('codeChange.pullRequest')}
          </Link>
        </>
      )}
      {(author || authorName) && (
        <>
          {' · '}
          {t('authors.by', {
            name: author ? <PersonName of={author} /> : <>{authorName}</>,
          })}
        </>
      )}
    </span>
  );
}

/**
 * Where in git a change comes from, and the way to ask who made it.
 *
 * @param props - service: whose change it is, where the page is of several.
 * @internal
 */
export function ChangeCode(props: {
  of: Change;
  service?: string;
  withoutAsking?: boolean;
}) {
  const { of, withoutAsking } = props;
  const { code, commits = [], summary, id } = of;
  const { t } = useOperationsTranslation();
  const scope = useContext(AskScope);
  const service = props.service ?? scope.service;
  const hasAuthor =
    Boolean(code) || commits.length > 0 || !BY_THEMSELVES.includes(of.kind);
  return (
    <>
      {code && <Commit of={code} isSaid={summary.includes(code.message)} />}
      {commits.length > 0 && (
        <Disclosure
          summary={t('codeChange.commits', { count: commits.length })}
        >
          <ul className={styles.commits}>
            {commits.map(commit => (
              <li key={commit.revision}>
                <Commit of={commit} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {hasAuthor && !withoutAsking && service && (
        <span className={styles.ask}>
          <AskButton
            artefact={{ kind: 'change', service, change: id, name: summary }}
            label={t('ask.short')}
            size="small"
            variant="tertiary"
          />
        </span>
      )}
    </>
  );
}
