# chiminh-radio: hai lệnh cần nhớ là `make demo` và `make test`. Một môi trường duy nhất: .venv
PYTHON ?= python3
UV ?= uv
VENV := .venv
READY := $(VENV)/.ready
FULL := $(VENV)/.ready-full
BENCH := $(VENV)/.ready-bench
BIN := $(VENV)/bin

# Nothing of the caller's Python reaches in, and pip neither asks nor advertises.
unexport PYTHONPATH PYTHONHOME
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check test-full prove-reading prove-newsroom prove-clock bench bench-reading bench-studio bench-loudspeaker lock clean

help: ## in bảng này
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## dựng mọi thứ rồi chạy thử trọn đường đi, vài giây sau có tiếng
	@$(BIN)/chiminh-radio demo

test: check ## dựng mọi thứ rồi kiểm tra toàn bộ
	@echo "→ Chạy các bài kiểm thử"
	@$(BIN)/python -m pytest -n 3 --dist loadfile

check: $(READY) ## định dạng, quy tắc, kiểu, bản dịch
	@echo "→ Kiểm tra định dạng, quy tắc, kiểu, bản dịch"
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python tools/messages.py --check

test-full: $(FULL) ## kiểm tra thêm với những thứ thật: máy chủ âm thanh, trình soạn thảo, giọng piper (xem .ci/run)
	@echo "→ Kiểm tra với máy chủ âm thanh, trình soạn thảo và giọng piper thật"
	@$(BIN)/python -m pytest -m full -rs

prove-reading: $(READY) ## chứng minh cách đọc: mọi số, mọi ngày…; chừng ba phút
	@PYTHONPATH=tests $(BIN)/python -m proofs.reading

prove-newsroom: $(READY) ## chứng minh chỉ bản đã duyệt mới lên loa; chừng năm phút
	@PYTHONPATH=tests $(BIN)/python -m proofs.newsroom

prove-clock: $(READY) ## chứng minh không phút nào không có lý do: ngàn ngày trục trặc, hai trăm lần giết; chừng một giờ
	@PYTHONPATH=tests $(BIN)/python -m proofs.clock

bench: $(BENCH) ## đo tốc độ
	@status=0; for script in benchmarks/*.py; do PYTHONPATH=tests $(BIN)/python "$$script" || status=1; done; exit $$status

bench-reading: $(BENCH) ## so cách đọc với hai thư viện khác
	@PYTHONPATH=tests $(BIN)/python benchmarks/reading.py

bench-studio: $(BENCH) ## so cách dựng chương trình với pydub và ffmpeg-normalize; chừng ba phút
	@PYTHONPATH=tests $(BIN)/python benchmarks/studio.py

bench-loudspeaker: $(BENCH) ## đo xem chỉnh tiếng cho loa nén có giúp người nghe xa không; chừng ba phút
	@PYTHONPATH=tests $(BIN)/python benchmarks/loudspeaker.py

lock: ## khoá lại phiên bản các thư viện (cần uv: https://docs.astral.sh/uv)
	@command -v $(UV) >/dev/null || { echo "Cần uv để khoá phiên bản: pip install uv, rồi make lock UV=<đường dẫn>"; exit 1; }
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	  pyproject.toml -o requirements.lock
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	  -c requirements.lock --extra edge --group pyproject.toml:dev pyproject.toml -o requirements-dev.lock
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	  -c requirements-dev.lock --group pyproject.toml:full -o requirements-full.lock
	@$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	  -c requirements-dev.lock --group pyproject.toml:bench -o requirements-bench.lock

clean: ## xoá môi trường và bộ nhớ tạm; không đụng đến dữ liệu của đài
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
	@find chiminh_radio tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The stamp is touched last: an interrupted set-up is done again, a finished one never.
$(READY): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Không thấy $(PYTHON); cần Python 3.11 trở lên: make PYTHON=<đường dẫn>"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên, đây là $$($(PYTHON) --version); hãy chỉ bản khác: make PYTHON=<đường dẫn>"; exit 1; }
	@echo "→ 1/3 Tạo môi trường riêng trong $(VENV)"
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Không tạo được $(VENV); trên Debian, Ubuntu hãy cài gói python3-venv"; exit 1; }
	@echo "→ 2/3 Cài các thư viện đúng như requirements-dev.lock (chỉ lần đầu, chừng một phút)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@echo "→ 3/3 Gắn chiminh-radio vào $(VENV)"
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

$(FULL): $(READY) requirements-full.lock
	@echo "→ Cài piper và một giọng thật đúng như requirements-full.lock (chỉ lần đầu, chừng 150 MB)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-full.lock
	@touch $(FULL)

$(BENCH): $(READY) requirements-bench.lock
	@echo "→ Cài các thư viện để so sánh đúng như requirements-bench.lock (chỉ lần đầu)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $(BENCH)
