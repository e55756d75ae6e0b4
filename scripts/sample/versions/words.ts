/** A laboratory that is nowhere, and studies what nobody studies. */
export const LABORATORY = 'Pretend Kite Laboratory';

export const PEOPLE = [
  ['Calla', 'Inkwell'],
  ['Dorian', 'Yewberry'],
  ['Mārama', 'Test-Harbour'],
  ['Quill', 'Nettlefold'],
  ['Una', "O'Sample"],
] as const;

export const PROJECTS = ['Tails that whistle', 'Kites for still days', 'String theory, practical'];
export const PROTOCOLS = [
  'Rinse the tails',
  'Weigh a kite in a draught',
  'Dry paper without creases',
  'Count knots twice',
];
export const SAMPLES = ['Rice paper', 'Blue twine', 'Bamboo splint', 'Wax, pretend'];
export const EXPERIMENTS = [
  'Flight in a cupboard',
  'Knot strength',
  'Colour against sky',
  'Effect of humming',
  'Tail length, short',
];
export const STATES = ['Planned', 'Running', 'Paused', 'Done'] as const;

export const NOTES = [
  'The kite stayed on the ground; nothing was the matter with the ground.',
  'Two knots came loose and were tied again by the other hand.',
  'Humming made no difference that we could hear.',
  'The draught came from under the door, as the protocol asks.',
  'Readings below zero are the scale’s, not ours.',
  'Nothing here describes a real laboratory, person or kite.',
];

export const FILE_NAMES = [
  ['Small Table', 'xlsx'],
  ['Certificate of draught', 'pdf'],
  ['Reading list', 'txt'],
  ['Kite from below', 'png'],
  ['Knots, counted', 'csv'],
] as const;
