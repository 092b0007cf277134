import { useIsNear } from '../../hooks/useIsNear';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentMarkdown } from '../IncidentMarkdown';
import { SignIn } from '../SignIn';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

/**
 * What somebody wrote in a thread, as the reader may see it.
 *
 * @internal
 */
export function ThreadText(props: {
  of: string;
  withheld?: boolean;
  redacted?: boolean;
}) {
  const { of, withheld, redacted } = props;
  const { t } = useOperationsTranslation();
  const { element, isNear } = useIsNear();
  if (withheld) {
    return (
      <p className={pageStyles.quiet}>
        {t('question.withheld')}{' '}
        {t('question.withheldSignIn', { signIn: <SignIn /> })}
      </p>
    );
  }
  return (
    <div ref={element} title={redacted ? t('question.redacted') : undefined}>
      {isNear ? (
        <IncidentMarkdown of={of} />
      ) : (
        // Of five hundred answers only those are laid out that are looked at; all can be found and read aloud.
        <p className={styles.plain}>{of}</p>
      )}
    </div>
  );
}
