'use strict';

// On a phone the menu is folded; without this script it is open.
const menu = document.querySelector('.menu');
const narrow = matchMedia('(max-width: 50rem)');
const fold = () => { menu.open = !narrow.matches; };
narrow.addEventListener('change', fold);
fold();
menu.querySelectorAll('a').forEach(link => link.addEventListener('click', fold));

const mostFound = 12;
const context = 60;

// Sections that hold all words, those with most of them in their title first.
function find(words) {
  return searchIndex
    .map(section => {
      const title = (section.page + ' ' + section.title).toLowerCase();
      const text = section.text.toLowerCase();
      const all = words.every(word => title.includes(word) || text.includes(word));
      return { section, score: all ? 1 + words.filter(word => title.includes(word)).length : 0 };
    })
    .filter(found => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFound);
}

function entry({ section }, word) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const text = document.createElement('small');
  const at = Math.max(0, section.text.toLowerCase().indexOf(word) - context / 2);
  link.href = section.url;
  link.textContent = section.title === section.page ? section.page : section.page + ': ' + section.title;
  link.addEventListener('click', fold);
  text.textContent = (at > 0 ? '… ' : '') + section.text.substring(at, at + 2 * context);
  item.append(link, text);
  return item;
}

function show(query, list) {
  const words = query.toLowerCase().split(/\s+/).filter(word => word !== '');
  const found = words.length === 0 ? [] : find(words);
  list.replaceChildren(...found.map(one => entry(one, words[0])));
  if (words.length > 0 && found.length === 0) {
    list.append('Nothing found.');
  }
}

const field = document.querySelector('input[type=search]');
field.hidden = false;
field.addEventListener('input', () => show(field.value, document.querySelector('.found')));
