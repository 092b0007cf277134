import {
  ClusterConnection,
  ClusterFacts,
  watchRights,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { CodeBlock } from '../../CodeBlock';
import { HealthMark, Mark } from '../../HealthMark';
import { pageStyles } from '../../Page';
import { Panel } from '../../Panel';
import { KindPanelProps } from './model';

const MARKS: Record<ClusterConnection['state'], Mark> = {
  answers: 'healthy',
  fails: 'down',
  notTried: 'unknown',
};

/**
 * Whether the API of the cluster answers the portal, and the rights that the portal's account needs there.
 *
 * @internal
 */
export function ClusterPanel(props: KindPanelProps) {
  const { t } = useOperationsTranslation();
  const { connection }: Partial<ClusterFacts> = props.preview?.facts ?? {};
  return (
    <>
      <Panel title={t('cluster.register.connection')}>
        <p role="status">
          {connection ? (
            <>
              <HealthMark mark={MARKS[connection.state]} />{' '}
              {t(`cluster.register.state.${connection.state}`)}
              <br />
              <span className={pageStyles.quiet} lang="en">
                {connection.message}
              </span>
            </>
          ) : (
            <span className={pageStyles.quiet}>
              {t('cluster.register.notYet')}
            </span>
          )}
        </p>
      </Panel>
      <Panel title={t('cluster.register.rights')}>
        <p className={pageStyles.quiet}>{t('cluster.register.rightsBody')}</p>
        <CodeBlock
          label={t('cluster.register.rightsText')}
          text={watchRights()}
        />
      </Panel>
    </>
  );
}
