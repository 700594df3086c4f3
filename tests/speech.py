"""Speech for a browser that has no voice, as in CI: it notes what is said, and ends when the test wants it."""

SPEECH = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const speech = Object.assign(new EventTarget(), {
  voices: %s,
  speaking: false,
  getVoices() { return this.voices; },
  cancel() { this.speaking = false; window.said.push("cancel"); },
  speak(utterance) {
    this.speaking = true;
    this.now = utterance;
    window.said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice.name });
  },
  end() { this.speaking = false; this.now.onend(); },
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
"""
MANDARIN = "[{name: 'Chinese (Mandarin)', lang: 'cmn', localService: true}]"
