import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Slo } from '@operate-first/plugin-operations-common';
import { formatTarget } from '../../format/slo';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { SLO_MARKS } from '../SloState';

/**
 * Which objective everything below is of.
 *
 * @internal
 */
export function ObjectiveChoice(props: {
  slo: Slo;
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { slo, chosen, onChoose } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('slo.objective')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(chosen)]}
      onSelectionChange={keys => {
        for (const key of keys) onChoose(Number(key));
      }}
    >
      {slo.objectives.map(({ index, title, target, state }) => (
        <ToggleButton
          key={index}
          id={String(index)}
          iconStart={<HealthMark mark={SLO_MARKS[state]} />}
        >
          {title ?? formatTarget(target, locale)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
