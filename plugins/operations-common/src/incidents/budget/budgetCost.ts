import { SliSeries } from '../../buckets';
import { BudgetCost } from '../../generated/openapi';
import { ObjectiveDefinition, SloDefinition, TimeRange } from '../../slo/model';

/** @public */
export interface BudgetCostOptions {
  definition: SloDefinition;
  objective: ObjectiveDefinition;
  /** Missing where nothing was ever measured. */
  series?: SliSeries;
  /** From when it began to when it ended, or until now. */
  incident: TimeRange;
  /** Maintenance, where the SLO leaves it out. */
  excluded?: TimeRange[];
}

/** What an incident cost one objective. @public */
export type CostOfObjective = Omit<BudgetCost, 'service'>;

/** How much error budget of an objective an incident spent. @public */
export function budgetCost(options: BudgetCostOptions): CostOfObjective {
  const { definition, objective } = options;
  return {
    slo: definition.ref,
    sloTitle: definition.title,
    index: objective.index,
    ...(objective.title !== undefined && { title: objective.title }),
    target: objective.target,
  };
}
