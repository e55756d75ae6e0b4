import { defineSchema } from '../../../workers/formats/define.ts';

export const schema = defineSchema({
  umbrellas: {
    label: 'Umbrellas',
    file: 'umbrellas.csv',
    key: ['umbrella_id'],
    title: 'colour',
    facts: ['holder_id', 'insured_for'],
    columns: {
      umbrella_id: { kind: 'id', label: 'Umbrella', aliases: ['umbrella_no'] },
      holder_id: { kind: 'id', label: 'Holder', references: 'holders' },
      colour: { kind: 'text', label: 'Colour' },
      insured_for: { kind: 'money', label: 'Insured for' },
    },
  },
  holders: {
    label: 'Holders',
    file: 'holders.csv',
    key: ['holder_id'],
    title: 'name',
    columns: {
      holder_id: { kind: 'id', label: 'Holder' },
      name: { kind: 'text', label: 'Name' },
    },
  },
  photographs: {
    label: 'Photographs',
    file: 'photographs.csv',
    key: ['photograph_id'],
    title: 'caption',
    columns: {
      photograph_id: { kind: 'id', label: 'Photograph' },
      umbrella_id: { kind: 'id', label: 'Umbrella', references: 'umbrellas' },
      caption: { kind: 'text', label: 'Caption' },
      stored_as: { kind: 'text', label: 'Stored as' },
      removed: { kind: 'flag', label: 'Removed' },
    },
  },
});
