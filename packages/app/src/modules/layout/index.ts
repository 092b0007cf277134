export { layoutModule } from './module';
