import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import filterStyles from '../Filters/Filters.module.css';

/**
 * Which of several lists a page shows. It is in a line of its own, which does not give way where the window is low; where
 * there is only one list, there is nothing to choose.
 *
 * @internal
 */
export function ViewSwitch<T extends string>(props: {
  label: string;
  views: readonly T[];
  view: T;
  nameOf: (view: T) => string;
  onChoose: (view: string) => void;
}) {
  const { label, views, view, nameOf, onChoose } = props;
  if (views.length < 2) return null;
  return (
    <div className={filterStyles.filters}>
      <ToggleButtonGroup
        className={filterStyles.toggles}
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={keys => onChoose(String([...keys][0]))}
      >
        {views.map(one => (
          <ToggleButton key={one} id={one}>
            {nameOf(one)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
