export { editYaml } from './editYaml';
export type { EditYamlOptions } from './editYaml';
export type { YamlEdit, YamlPath } from './model';
