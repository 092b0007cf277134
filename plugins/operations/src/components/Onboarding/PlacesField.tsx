import { Checkbox } from '@backstage/ui';
import {
  OnboardingClusterOption,
  OnboardingOptions,
  OnboardingPlace,
} from '@operate-first/plugin-operations-common';
import { useId } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServerText } from '../ServerText';
import { ClusterRoom, MEASURES } from './ClusterRoom';
import { FieldAt } from './FieldAt';
import { PlaceReason } from './form';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

const isAt = (place: OnboardingPlace) => (other: OnboardingPlace) =>
  other.environment === place.environment && other.cluster === place.cluster;

function ClusterRow(props: {
  cluster: OnboardingClusterOption;
  environments: string[];
  places: OnboardingPlace[];
  onChange: (places: OnboardingPlace[]) => void;
}) {
  const { cluster, environments, places, onChange } = props;
  const { t } = useOperationsTranslation();
  const name = cluster.title ?? cluster.name;
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        {environments.map(environment => {
          const place = { environment, cluster: cluster.name };
          return (
            <td key={environment}>
              {cluster.environments.includes(environment) && (
                <Checkbox
                  aria-label={t('onboarding.where.place', {
                    environment,
                    cluster: name,
                  })}
                  isSelected={places.some(isAt(place))}
                  onChange={isWanted =>
                    onChange([
                      ...places.filter(other => !isAt(place)(other)),
                      ...(isWanted ? [place] : []),
                    ])
                  }
                />
              )}
            </td>
          );
        })}
        {MEASURES.map(measure => (
          <td key={measure}>
            <ClusterRoom cluster={cluster} of={measure} />
          </td>
        ))}
      </tr>
      {(cluster.problem || cluster.approval) && (
        <tr>
          <td
            className={styles.note}
            colSpan={1 + environments.length + MEASURES.length}
          >
            <ServerText
              of={[cluster.problem, cluster.approval].filter(Boolean).join(' ')}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** A cluster that an address names and the portal does not offer: it is shown, so that it can be taken away. */
function withUnknown(
  { clusters }: OnboardingOptions,
  places: OnboardingPlace[],
): OnboardingClusterOption[] {
  const unknown = new Set(
    places
      .map(({ cluster }) => cluster)
      .filter(name => clusters.every(known => known.name !== name)),
  );
  return [
    ...clusters,
    ...[...unknown].map(name => ({
      name,
      flavour: 'kubernetes' as const,
      environments: places
        .filter(({ cluster }) => cluster === name)
        .map(({ environment }) => environment),
    })),
  ];
}

/**
 * In which environments and on which clusters a namespace is to be, beside what is free there.
 *
 * @internal
 */
export function PlacesField(
  props: Pick<FieldsProps, 'options' | 'said'> & {
    at: string;
    places: OnboardingPlace[];
    suggested: PlaceReason | undefined;
    onChange: (places: OnboardingPlace[]) => void;
  },
) {
  const { options, said, at, places, suggested, onChange } = props;
  const { t } = useOperationsTranslation();
  const id = useId();
  const clusters = withUnknown(options, places);
  const environments = [
    ...new Set([
      ...options.environments,
      ...clusters.flatMap(cluster => cluster.environments),
    ]),
  ];
  const problem = said(at);
  const [first] = places;
  const titleOf = (name: string) =>
    clusters.find(cluster => cluster.name === name)?.title ?? name;
  return (
    <FieldAt at={at} said={said}>
      <fieldset
        className={styles.plain}
        aria-describedby={`${id}-why ${id}-problem`}
      >
        <legend>{t('onboarding.where.places')}</legend>
        <p id={`${id}-why`} className={styles.why}>
          {suggested &&
            first &&
            t(`onboarding.where.suggested.${suggested}`, {
              environment: first.environment,
              cluster: titleOf(first.cluster),
            })}
        </p>
        {clusters.length === 0 ? (
          <p className={styles.quiet}>{t('onboarding.where.noClusters')}</p>
        ) : (
          <div className={styles.wide}>
            <table className={styles.places}>
              <thead>
                <tr>
                  <th scope="col">{t('onboarding.where.cluster')}</th>
                  {environments.map(environment => (
                    <th key={environment} scope="col">
                      {environment}
                    </th>
                  ))}
                  {MEASURES.map(measure => (
                    <th key={measure} scope="col">
                      {t(`onboarding.where.measure.${measure}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {clusters.map(cluster => (
                  <ClusterRow
                    key={cluster.name}
                    cluster={cluster}
                    environments={environments}
                    places={places}
                    onChange={onChange}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      </fieldset>
    </FieldAt>
  );
}
