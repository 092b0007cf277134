import { usePermission } from '@backstage/plugin-permission-react';
import {
  AuthorAnswers,
  operationsQuestionWritePermission,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { SignIn } from '../SignIn';
import styles from './Authors.module.css';

/**
 * What readers learn who may not see people: how many there are, and the team.
 *
 * @internal
 */
export function HiddenAuthors(props: { of: AuthorAnswers }) {
  const { hidden, team } = props.of;
  const { t } = useOperationsTranslation();
  const { allowed } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  const words = allowed
    ? t('authors.hiddenOnly', { count: hidden })
    : t('authors.hidden', { count: hidden, signIn: <SignIn /> });
  return (
    <>
      <p>{hidden > 0 ? words : t('authors.nobody')}</p>
      {team && (
        <p className={styles.quiet}>
          {t('authors.team', { team: <PersonName of={team} /> })}
        </p>
      )}
    </>
  );
}
