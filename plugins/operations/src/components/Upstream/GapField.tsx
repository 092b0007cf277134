import { Select } from '@backstage/ui';
import {
  UPSTREAM_GAPS,
  UpstreamGapName,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/** @internal */
export type Gap = UpstreamGapName | undefined;

/**
 * What a service lacks that its project could give.
 *
 * @internal
 */
export function GapField(props: { value: Gap; onChange: (gap: Gap) => void }) {
  const { value, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <Select
      label={t('upstream.dialog.gap')}
      placeholder={t('onboarding.choose')}
      value={value ?? null}
      onChange={key => onChange(UPSTREAM_GAPS.find(gap => gap === key))}
      options={UPSTREAM_GAPS.map(id => ({
        id,
        label: t(`upstream.gap.${id}`),
      }))}
    />
  );
}
