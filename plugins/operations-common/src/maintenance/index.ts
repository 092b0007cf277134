export * from './maintenanceWindows';
