import { Button } from '@backstage/ui';
import {
  Leak,
  PostMortemDetail,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { Panel } from '../Panel';
import styles from './PostMortemPage.module.css';

const MARKS = {
  shown: 'healthy',
  withheld: 'degraded',
  none: 'unknown',
} as const;

/** What still looks like personal data or a secret, each with what to do. @internal */
export function Leaks(props: { of: Leak[] }) {
  const { t } = useOperationsTranslation();
  return (
    <ul className={styles.leaks}>
      {props.of.map(({ kind, line, excerpt, remedy }) => (
        <li key={`${kind} ${line} ${excerpt}`}>
          {t('postMortem.leak', {
            kind,
            line: String(line),
            excerpt: <code>{excerpt}</code>,
          })}{' '}
          {remedy}
        </li>
      ))}
    </ul>
  );
}

/**
 * For readers of internal accounts: whether the public one is shown, why not, and what it says.
 *
 * @internal
 */
export function PublicAccountPanel(props: {
  detail: PostMortemDetail;
  isShown: boolean;
  onShow: (shown: boolean) => void;
}) {
  const { detail, isShown, onShow } = props;
  const { publicAccount, may } = detail;
  const { t } = useOperationsTranslation();
  if (!publicAccount) return null;
  const { state, leaks = [] } = publicAccount;
  return (
    <Panel title={t('postMortem.publicAccount.title')}>
      <p>
        <HealthMark mark={MARKS[state]} />{' '}
        {t(`postMortem.publicAccount.${state}`)}
      </p>
      {leaks.length > 0 && <Leaks of={leaks} />}
      {state !== 'none' && may.write && (
        <span>
          <Button
            size="small"
            variant="secondary"
            aria-pressed={isShown}
            onPress={() => onShow(!isShown)}
          >
            {t(
              isShown
                ? 'postMortem.publicAccount.back'
                : 'postMortem.publicAccount.look',
            )}
          </Button>
        </span>
      )}
    </Panel>
  );
}
