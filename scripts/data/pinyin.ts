import { pinyin } from 'pinyin-pro'

/** Readings pinyin-pro gets wrong for Guangdong places: 涌 is chong here, 都 du, 调 diao, 莞 guan, 大埔 da bu, 塘厦 tang xia. */
const PLACE_READINGS: Record<string, string> = {
  东涌: 'dong chong',
  葵涌: 'kui chong',
  麻涌: 'ma chong',
  大涌: 'da chong',
  霞涌: 'xia chong',
  铁涌: 'tie chong',
  番禺: 'pan yu',
  东莞: 'dong guan',
  莞城: 'guan cheng',
  内莞: 'nei guan',
  高莞: 'gao guan',
  上莞: 'shang guan',
  大埔: 'da bu',
  塘厦: 'tang xia',
  石碁: 'shi qi',
  覃斗: 'tan dou',
  覃巴: 'tan ba',
  礼乐: 'li le',
  隆都: 'long du',
  井都: 'jing du',
  都斛: 'du hu',
  玉都: 'yu du',
  莲都: 'lian du',
  都平: 'du ping',
  义都: 'yi du',
  四都: 'si du',
  地都: 'di du',
  六都: 'liu du',
  都杨: 'du yang',
  调顺: 'diao shun',
  南调: 'nan diao',
  调风: 'diao feng',
  曾田: 'zeng tian',
  星都: 'xing du',
  南朗: 'nan lang',
}

/** Trade words whose common reading is not the dictionary's first one, and Cantonese characters pinyin-pro does not read. */
const TRADE_READINGS: Record<string, string> = {
  车铣: 'che xi',
  粘盒: 'zhan he',
  咕喱: 'gu li',
  啤机: 'pi ji',
  打荷: 'da he',
  看更: 'kan geng',
  落石屎: 'luo shi shi',
  车位: 'che wei',
  批灰: 'pi hui',
  湊仔: 'cou zai',
  重物: 'zhong wu',
  调酒: 'tiao jiu',
  发型: 'fa xing',
  理发: 'li fa',
}

/** Toneless pinyin, one syllable a character, separated by spaces; Latin letters stay as they are. `place` reads Guangdong place names. */
export function readingOf(text: string, kind: 'place' | 'trade'): string {
  const readings = kind === 'place' ? PLACE_READINGS : TRADE_READINGS
  for (const [word, reading] of Object.entries(readings)) {
    const at = text.indexOf(word)
    if (at < 0) continue
    const before = at > 0 ? `${readingOf(text.slice(0, at), kind)} ` : ''
    const after = text.slice(at + word.length)
    return `${before}${reading}${after ? ` ${readingOf(after, kind)}` : ''}`
  }
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  // ü after l and n is typed both lue and lve; the data and the queries agree on lue.
  return syllables
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, ' ')
    .replace(/([ln])ve\b/g, '$1ue')
}
