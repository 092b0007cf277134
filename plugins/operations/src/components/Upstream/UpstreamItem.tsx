import { Button, Link } from '@backstage/ui';
import { UpstreamLink } from '@operate-first/plugin-operations-common';
import { useOneAction } from '../../hooks/useOneAction';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ServerText } from '../ServerText';
import styles from './Upstream.module.css';

/**
 * One issue or pull request elsewhere, and how it is.
 *
 * @internal
 */
export function UpstreamItem(props: {
  of: UpstreamLink;
  /** Missing where the reader may not. */
  forget?: () => Promise<unknown>;
}) {
  const { of, forget } = props;
  const { state, name, title, url, message, problem, gap, checkedAt } = of;
  const { t } = useOperationsTranslation();
  const { doing, error, run } = useOneAction<'forget'>();
  const called = name ?? title;
  return (
    <li className={styles.item}>
      <span>
        {url ? <Link href={url}>{called}</Link> : called}{' '}
        <strong>{t(`upstream.state.${state}`)}</strong>
      </span>
      {title !== called && <span>{title}</span>}
      {message && <ServerText of={message} />}
      {problem && <ServerText of={problem} />}
      {(gap || checkedAt) && (
        <span className={styles.quiet}>
          {gap && t(`upstream.gap.${gap}`)}
          {gap && checkedAt && ' · '}
          {checkedAt && t('upstream.checked', { time: <Age of={checkedAt} /> })}
        </span>
      )}
      {forget && (
        <Button
          variant="tertiary"
          size="small"
          aria-label={t('upstream.forgetOf', { name: called })}
          isDisabled={doing !== undefined}
          onPress={() => void run('forget', forget)}
        >
          {t('upstream.forget')}
        </Button>
      )}
      {error && (
        <p role="status">{t('upstream.refused', { message: error.message })}</p>
      )}
    </li>
  );
}
