import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { SloDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CodeBlock } from '../CodeBlock';
import { DocumentProblems } from '../OpenSloCard/DocumentProblems';
import { Disclosure, Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './SloPage.module.css';

/**
 * The document: who wrote it, where it is, what is doubtful in it, and itself.
 *
 * @internal
 */
export function DocumentPanel(props: { detail: SloDetail }) {
  const { slo, yaml, sourceUrl } = props.detail;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('slo.document.title')}>
      <ul className={styles.links}>
        {slo.owner && (
          <li>
            {t('slo.owner')}{' '}
            <EntityRefLink entityRef={slo.owner.ref} hideIcon disableTooltip>
              {slo.owner.title}
            </EntityRefLink>
          </li>
        )}
        {sourceUrl && (
          <li>
            <Link href={sourceUrl}>{t('slo.document.source')}</Link>
          </li>
        )}
        <li>
          <EntityRefLink entityRef={slo.ref} hideIcon disableTooltip>
            {t('slo.document.catalog')}
          </EntityRefLink>
        </li>
      </ul>
      <DocumentProblems problems={slo.problems} />
      {yaml ? (
        <Disclosure summary={t('slo.document.yaml')}>
          <CodeBlock label={t('slo.document.yaml')} text={yaml} />
        </Disclosure>
      ) : (
        <p className={pageStyles.quiet}>{t('slo.document.noYaml')}</p>
      )}
    </Panel>
  );
}
