import { expose, wrap } from 'comlink';
import type { BackupReader } from './contract/engine.ts';
import { carryProblems } from './contract/transport.ts';
import { createExporter } from './export/exporter.ts';

carryProblems();
expose(createExporter((port) => wrap<BackupReader>(port)));
