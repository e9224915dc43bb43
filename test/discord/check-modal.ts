import { checkCount, checkText, type Path } from './check.ts';
import { checkUnique } from './check-components.ts';
import { checkSelect } from './check-controls.ts';
import { FormErrors } from './errors.ts';
import { type Fields, fields, list, number } from './json.ts';
import { limits } from './limits.ts';

const row = 1;
const textInput = 4;
const textDisplay = 10;
const label = 18;

/** Throws the refusal that Discord would answer with. */
export function checkModal(modal: Fields): void {
  const errors = new FormErrors();
  checkText(errors, ['data', 'title'], modal.title, { min: 1, max: limits.modalTitle, required: true });
  checkText(errors, ['data', 'custom_id'], modal.custom_id, { min: 1, max: limits.customId, required: true });
  checkCount(errors, ['data', 'components'], modal.components, { min: 1, max: limits.modalComponents });
  for (const [at, component] of list(modal.components).entries()) {
    checkTop(errors, ['data', 'components', at], fields(component));
  }
  checkUnique(errors, list(modal.components));
  errors.throwIfAny();
}

function checkTop(errors: FormErrors, path: Path, component: Fields): void {
  if (component.type === row) checkRow(errors, path, component);
  else if (component.type === label) checkLabel(errors, path, component);
  else if (component.type === textDisplay) {
    const bounds = { min: 1, max: limits.componentText, required: true };
    checkText(errors, [...path, 'content'], component.content, bounds);
  } else {
    const message = 'Value of field "type" must be one of (1, 10, 18).';
    errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function checkRow(errors: FormErrors, path: Path, component: Fields): void {
  const inside = list(component.components).map(fields);
  checkCount(errors, [...path, 'components'], inside, { min: 1, max: 1 });
  if (inside.some((c) => c.type !== textInput)) {
    errors.add([...path, 'components', 0, 'type'], 'UNION_TYPE_CHOICES', 'Must be one of (4,).');
  }
  for (const input of inside) checkInput(errors, [...path, 'components', 0], input, true);
}

function checkLabel(errors: FormErrors, path: Path, component: Fields): void {
  checkText(errors, [...path, 'label'], component.label, { min: 1, max: limits.inputLabel, required: true });
  checkText(errors, [...path, 'description'], component.description, { max: limits.inputDescription });
  const input = fields(component.component);
  const here = [...path, 'component'];
  if (input.type === textInput) checkInput(errors, here, input, false);
  else checkSelect(errors, here, input);
}

function checkInput(errors: FormErrors, path: Path, input: Fields, labelled: boolean): void {
  const { custom_id: customId, value, placeholder, min_length: min, max_length: max } = input;
  checkText(errors, [...path, 'custom_id'], customId, { min: 1, max: limits.customId, required: true });
  if (labelled) {
    checkText(errors, [...path, 'label'], input.label, { min: 1, max: limits.inputLabel, required: true });
  }
  checkText(errors, [...path, 'placeholder'], placeholder, { max: limits.inputPlaceholder });
  checkText(errors, [...path, 'value'], value, { max: limits.inputValue });
  if (![1, 2].includes(number(input.style))) {
    errors.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
  }
  if (number(min) > limits.inputValue || number(max) > limits.inputValue || max === 0) {
    errors.add(path, 'NUMBER_TYPE_MAX', `Lengths are from 1 to ${limits.inputValue}.`);
  }
}
